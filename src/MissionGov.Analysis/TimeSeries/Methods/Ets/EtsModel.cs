namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>Which parts an additive exponential smoothing model has.</summary>
internal readonly record struct EtsModel(bool Trend, bool Damped, bool Seasonal)
{
    // R notation, damping as a small d.
    private static readonly Dictionary<string, EtsModel> Built = new(StringComparer.Ordinal)
    {
        ["ANN"] = new(false, false, false),
        ["AAN"] = new(true, false, false),
        ["AAdN"] = new(true, true, false),
        ["ANA"] = new(false, false, true),
        ["AAA"] = new(true, false, true),
        ["AAdA"] = new(true, true, true),
    };

    public static readonly EtsModel Simple = Built["ANN"];

    public static readonly EtsModel DampedTrend = Built["AAdN"];

    public static readonly EtsModel DampedSeason = Built["AAdA"];

    /// <summary>All additive models, simplest first.</summary>
    public static IEnumerable<EtsModel> All => Built.Values;

    /// <summary>Smoothing parameters: alpha, then beta, gamma, phi where the model has them.</summary>
    public int Parameters => 1 + (Trend ? 1 : 0) + (Seasonal ? 1 : 0) + (Damped ? 1 : 0);

    public string Name => $"ETS(A,{(Damped ? "Ad" : Trend ? "A" : "N")},{(Seasonal ? "A" : "N")})";

    /// <summary>Free initial states; the seasons sum to zero, so one of them is not free.</summary>
    public int States(int season) => 1 + (Trend ? 1 : 0) + (Seasonal ? season - 1 : 0);

    public static EtsModel Parse(string notation) => Built.TryGetValue(notation, out var model)
        ? model
        : throw new NotSupportedException(
            $"The model \"{notation}\" is not built. Built are {string.Join(", ", Built.Keys)}; models with a multiplicative part are not.");
}

/// <summary>Smoothing parameters in the additive-error form; those a model lacks are 0, phi then 1.</summary>
internal readonly record struct EtsSmoothing(double Alpha, double Beta, double Gamma, double Phi);
