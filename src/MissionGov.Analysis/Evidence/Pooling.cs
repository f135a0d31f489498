using MissionGov.Analysis.Distributions;

namespace MissionGov.Analysis.Evidence;

/// <summary>What do several studies of the same effect say together?</summary>
public static class Pooling
{
    /// <summary>Which version of these methods an answer comes from.</summary>
    public const string MethodVersion = "1";

    // Up to so many studies, the usual interval of a random effect is too narrow.
    private const int Few = 4;

    /// <summary>Pools estimates, each weighted by 1 / (its variance + the variance between studies).</summary>
    /// <param name="question">The estimates, and how to pool them.</param>
    /// <returns>
    /// The pooled effect with its interval, how much studies differ, and where the effect in a new place may lie. Refused: no
    /// estimate; one estimate, where a method asks how studies differ.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A number is not finite, a variance is not above 0, variances differ too much in size to compute with, or the confidence
    /// does not lie between 0 and 1.
    /// </exception>
    /// <remarks>
    /// Sources: Borenstein, Hedges, Higgins and Rothstein, Introduction to Meta-Analysis (2009); <see cref="Heterogeneity"/>;
    /// Hartung and Knapp, Statistics in Medicine 20 (2001), unmodified; Higgins and Thompson, Statistics in Medicine 21 (2002) for
    /// I² and H², which for random effects compare the estimated variances; Higgins, Thompson and Spiegelhalter, J. R. Stat. Soc. A
    /// 172 (2009) for the interval of a new place, with the normal or t quantile of the test.
    /// </remarks>
    public static Answer<PooledEffect> Pool(PoolingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        Check(question);
        var (method, count) = (question.Method, question.Estimates.Count);
        if (count == 0) return new Answer<PooledEffect>.Refused(Refusal.TooFewPoints, 0, 1) { Detail = "There is no estimate to pool." };
        if (count == 1 && question.HartungKnapp) return Alone("One study has no spread to take an interval from. Ask for the plain interval.");
        if (count == 1 && method != PoolingMethod.FE) return Alone("One study cannot show how much the effect differs. Ask for FE, or add a study.");
        return new Answer<PooledEffect>.Found(Pooled(question));

        static Answer<PooledEffect> Alone(string why) => new Answer<PooledEffect>.Refused(Refusal.TooFewPoints, 1, 2) { Detail = why };
    }

    /// <summary>The same, leaving out each study in turn: does the answer hang on one of them?</summary>
    /// <param name="question">The estimates, and how to pool them.</param>
    /// <returns>One answer a study left out, in their order; refused as <see cref="Pool"/> refuses.</returns>
    /// <exception cref="ArgumentException">As <see cref="Pool"/>.</exception>
    public static IReadOnlyList<Answer<PooledEffect>> LeavingOneOut(PoolingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return [.. question.Estimates.Select((_, left) => Pool(question with { Estimates = [.. question.Estimates.Where((_, i) => i != left)] }))];
    }

    internal static void Check(PoolingQuestion question)
    {
        Given.Level(question.Confidence, "confidence");
        foreach (var estimate in question.Estimates)
        {
            Given.Number(estimate.Effect, "effect");
            Given.Positive(estimate.Variance, "variance");
        }

        // Cubes of the weights must stay numbers.
        const double Smallest = 1e-60, Largest = 1e60;
        if (question.Estimates.Any(estimate => estimate.Variance is < Smallest or > Largest || Math.Abs(estimate.Effect) > Largest)) throw new ArgumentException("The numbers differ too much in size to compute with.", nameof(question));
    }

    private static PooledEffect Pooled(PoolingQuestion question)
    {
        var estimates = question.Estimates;
        var degrees = estimates.Count - 1;
        var random = question.Method != PoolingMethod.FE;
        var between = Heterogeneity.Of(question.Method, estimates);
        WeightedFit fixedEffect = new(estimates, 0), fit = new(estimates, between);
        var se = question.HartungKnapp ? Math.Sqrt(fit.Squares / (degrees * fit.Total)) : Math.Sqrt(1 / fit.Total);
        var reach = question.HartungKnapp ? StudentT.Quantile((1 + question.Confidence) / 2, degrees) : StandardNormal.Quantile((1 + question.Confidence) / 2);
        var newPlace = reach * Math.Sqrt(between + (se * se));
        var (lower, upper) = random ? Heterogeneity.Profile(estimates, question.Confidence) : (0, 0);
        return new()
        {
            Estimate = fit.Intercept,
            Se = se,
            Lower = fit.Intercept - (reach * se),
            Upper = fit.Intercept + (reach * se),
            PValue = PValue(fit.Intercept, se, question.HartungKnapp ? degrees : null),
            Tau2 = between,
            Tau2Lower = random ? lower : null,
            Tau2Upper = random ? upper : null,
            I2 = degrees == 0 ? null : 100 * (random ? between / (between + TypicalVariance(fixedEffect)) : Math.Max(0, 1 - (degrees / Math.Max(fixedEffect.Squares, double.Epsilon)))),
            H2 = degrees == 0 ? null : random ? 1 + (between / TypicalVariance(fixedEffect)) : fixedEffect.Squares / degrees,
            Q = fixedEffect.Squares,
            QP = degrees == 0 ? null : ChiSquare.UpperTail(fixedEffect.Squares, degrees),
            PredictionLower = random ? fit.Intercept - newPlace : null,
            PredictionUpper = random ? fit.Intercept + newPlace : null,
            Weights = [.. fit.Weights.Select(weight => 100 * weight / fit.Total)],
            Shrunken = [.. estimates.Select(estimate => fit.Intercept + (between / (between + estimate.Variance) * (estimate.Effect - fit.Intercept)))],
            Warnings = [.. Warnings(question, between)],
        };
    }

    // The sampling variance that all studies would have in common (Higgins and Thompson 2002).
    private static double TypicalVariance(WeightedFit fixedEffect)
    {
        var total = fixedEffect.Total;
        return (fixedEffect.Weights.Count - 1) * total / ((total * total) - fixedEffect.Weights.Sum(weight => weight * weight));
    }

    private static double PValue(double estimate, double se, int? degrees)
    {
        if (se == 0) return estimate == 0 ? 1 : 0;
        var tail = -Math.Abs(estimate / se);
        return Math.Clamp(2 * (degrees is { } t ? StudentT.Cumulative(tail, t) : StandardNormal.Cumulative(tail)), 0, 1);
    }

    private static IEnumerable<string> Warnings(PoolingQuestion question, double between)
    {
        if (question.Method == PoolingMethod.FE) yield break;
        if (question.Estimates.Count <= Few && !question.HartungKnapp) yield return $"With {question.Estimates.Count} studies the plain interval is too narrow. The one by Hartung and Knapp is safer.";
        if (between == 0) yield return "No difference between studies was found. That does not show there is none.";
    }
}
