package process_test

const exited300 = "300"
