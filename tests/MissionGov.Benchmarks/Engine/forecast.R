# Fits every series of a file with R forecast and prints the processor time of that alone, in ms a series.
# Rscript forecast.R additive|full|theta SERIES ANSWERS; a line of SERIES is name;periods a year;values;actual values, numbers apart by spaces.
suppressPackageStartupMessages(library(forecast))
arguments <- commandArgs(TRUE)
numbers <- function(text) as.numeric(strsplit(text, " ")[[1]])
series <- lapply(strsplit(readLines(arguments[2]), ";"), function(part) {
  list(name = part[1], values = ts(numbers(part[3]), frequency = as.integer(part[2])), horizon = length(numbers(part[4])))
})
fit <- switch(arguments[1],
  additive = function(one) ets(one$values, additive.only = TRUE),
  full = function(one) ets(one$values),
  theta = function(one) thetaf(one$values, h = one$horizon))

invisible(fit(series[[1]])) # compiled before it is counted
before <- proc.time()
fits <- lapply(series, fit)
spent <- sum((proc.time() - before)[c("user.self", "sys.self")])
cat(sprintf("%.6f\n", 1000 * spent / length(series)))

answers <- mapply(function(one, fitted) {
  ahead <- if (arguments[1] == "theta") fitted$mean else forecast(fitted, h = one$horizon, PI = FALSE)$mean
  paste(one$name, if (is.null(fitted$aicc)) "" else sprintf("%.10g", fitted$aicc), paste(sprintf("%.10g", ahead), collapse = " "), sep = ";")
}, series, fits)
writeLines(answers, arguments[3])
