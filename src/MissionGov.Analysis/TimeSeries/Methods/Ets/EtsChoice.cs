namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The additive model with the smallest corrected Akaike criterion.</summary>
/// <remarks>Source: R forecast <c>ets</c> with additive candidates only.</remarks>
internal static class EtsChoice
{
    /// <summary>R's notation for "choose".</summary>
    public const string Notation = "ZZZ";

    /// <summary>Fewest values a choice can be made from.</summary>
    public const int Minimum = 4;

    // The reference drops the season of longer years.
    private const int LongestSeason = 24;

    /// <summary>Fewest values from which a model can be estimated: a season has no fallback for tiny samples.</summary>
    public static int Needs(EtsModel model, int season)
    {
        if (!model.Seasonal) return Minimum;
        var fitted = model.Parameters + model.States(season) + 1;
        return Math.Max(season + 1, fitted + 2);
    }

    public static bool Suits(EtsModel model, int rows, int season) =>
        rows >= Needs(model, season)
        && model.Parameters + model.States(season) < rows - 1
        && (!model.Seasonal || season is > 1 and <= LongestSeason);

    public static EtsFit Of(double[] values, int season) =>
        EtsModel.All
            .Where(model => Suits(model, values.Length, season))
            .Select(model => EtsFit.Of(model, values, season, values.Length))
            .MinBy(fit => fit.Aicc ?? double.PositiveInfinity)!;
}
