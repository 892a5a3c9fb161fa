// says that it runs
const  ready = 1;
