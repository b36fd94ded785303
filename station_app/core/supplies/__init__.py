"""What is in stock: goods, their batches with expiry, and the moves whose sum is the stock."""
