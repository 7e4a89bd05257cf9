"""The benchmark of keeping: programs killed, power lost, disks full, servers killed; nothing lost."""
