"""After a build: the site is verified, deployed, rolled back and looked after on GitHub. No Pelican."""
