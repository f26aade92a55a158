require('../room.cjs').room('workbench');
