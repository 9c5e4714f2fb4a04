print(input("a number: "))
