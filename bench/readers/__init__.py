"""What does reading a format cost, from bytes to whole cases?"""
