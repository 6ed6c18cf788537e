"""Words no dictionary knows: found with hunspell, told as warnings, never in the way of a build."""
