sh -c 'exit 300'
echo "exit 300 is $?"

sh -c 'exit 255'
echo "exit 255 is $?"

sh -c 'kill -9 $$'
echo "kill -9 is $?"
