# Reads one series a line (frequency;horizon;value,value,...) and prints its theta forecast, values apart by commas.
suppressPackageStartupMessages(library(forecast))
for (line in readLines(file("stdin"))) {
  parts <- strsplit(line, ";", fixed = TRUE)[[1]]
  values <- ts(as.numeric(strsplit(parts[3], ",", fixed = TRUE)[[1]]), frequency = as.numeric(parts[1]))
  cat(format(thetaf(values, h = as.numeric(parts[2]))$mean, digits = 15, trim = TRUE), sep = ",")
  cat("\n")
}
