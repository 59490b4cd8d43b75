numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

numbers[2:4] = [20, 30]
print(numbers[1:-1])
numbers[:1] = []
del numbers[0]
copy = numbers[:]
copy[0] = 99
print(numbers, copy)
odd = copy[1::2]
print(odd, odd[-1], odd[len(odd) - 1])
matrix = [[1, 2], [3, 4]]
matrix[1][0] += 10
print(matrix[1][0], matrix[-1][-1])
