require('../room.cjs').room('taskpane');
