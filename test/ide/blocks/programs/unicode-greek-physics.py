from microbit import *
import math

π = math.pi
Δt = 100
ω = 2 * π / 5
θ = 0.0

while True:
    θ += ω * Δt / 1000
    x = round(2 + 2 * math.cos(θ))
    y = round(2 + 2 * math.sin(θ))
    display.clear()
    display.set_pixel(x, y, 9)
    print("θ:", θ)
    sleep(Δt)
