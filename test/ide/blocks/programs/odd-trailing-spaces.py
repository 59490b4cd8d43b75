from microbit import *   
import random  

while True:  
    if accelerometer.was_gesture("shake"):   
        face = random.randint(1, 6)	
        display.show(face)    
    	
    else:  
        display.clear()  
          
    sleep(20)  # wait   
   
text = '''keep   
these   '''   
print(text)   
