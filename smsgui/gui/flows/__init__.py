"""What happens when something is pressed: each flow joins one page with the core. Flows do not know each other."""
