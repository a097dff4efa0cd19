"""Who is it about? A name against every listed name, fast, without loss, and explained."""
