"""How each part of a sanitised page is set: the steps that `compose` puts together."""
