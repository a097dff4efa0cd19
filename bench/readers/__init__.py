"""How fast is each format read, from its bytes to whole cases?"""
