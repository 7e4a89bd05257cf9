"""What people do here, one verb each; they know no screen and take the store and the clock as arguments."""
