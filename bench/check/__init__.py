"""What does a payment message cost, from its file to the decision, with all its parties screened?"""
