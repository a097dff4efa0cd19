"""What do scenarios cost?"""
