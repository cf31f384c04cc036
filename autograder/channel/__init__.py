"""How judge and worker talk: values only, framed, limited in size and depth. No pickle."""
