namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>What a caller writes to name a model or a family of models: error, trend and season, Z for "choose".</summary>
/// <remarks>Source: the notation of R forecast <c>ets</c>, with a damped trend written Ad (AAdN) and A meaning undamped.</remarks>
internal static class EtsNotation
{
    /// <summary>Choose every part.</summary>
    public const string ChooseAll = "ZZZ";

    private const string Choose = "Z";

    /// <summary>The models meant, simplest first.</summary>
    /// <exception cref="ArgumentException">The notation cannot be read, or no model of the reference has these parts.</exception>
    public static EtsModel[] Models(string notation)
    {
        if (WhyWrong(notation) is { } reason) throw new ArgumentException(reason, nameof(notation));
        return Meant(notation);
    }

    /// <summary>What is wrong with the notation, in words for its writer; null when it can be used.</summary>
    public static string? WhyWrong(string notation)
    {
        var readable = notation.Length is 3 or 4
            && notation[0] is 'A' or 'M' or 'Z'
            && notation[1..^1] is "N" or "A" or "Ad" or Choose
            && notation[^1] is 'N' or 'A' or 'M' or 'Z';
        if (!readable) return $"\"{notation}\" is no model. Write error (A, M), trend (N, A, Ad) and season (N, A, M), or Z to have a part chosen, such as ANN, AAdN, MAM or ZZZ.";
        return Meant(notation).Length > 0 ? null : $"\"{notation}\" is left out: a season that multiplies goes with an error that multiplies (M).";
    }

    private static EtsModel[] Meant(string notation) => [.. EtsModel.Admissible.Where(model =>
        Fits(notation[..1], model.Notation[..1])
        && Fits(notation[1..^1], model.Notation[1..^1])
        && Fits(notation[^1..], model.Notation[^1..]))];

    private static bool Fits(string asked, string part) => asked is Choose || asked == part;
}
