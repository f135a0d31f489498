namespace MissionGov.Analysis.TimeSeries.Methods.Ets;

/// <summary>The model with the smallest corrected Akaike criterion among those asked for that the data can bear.</summary>
/// <remarks>
/// Source: R forecast <c>ets</c>: errors in shares only where every value is positive, seasons only up to 24 periods and where
/// there is more than a year, no model with as many parameters as values. Where models follow the data exactly, the simplest.
/// </remarks>
internal static class EtsChoice
{
    /// <summary>Fewest values a choice can be made from.</summary>
    public const int Minimum = 4;

    /// <summary>The longest season modelled: the reference leaves out longer ones.</summary>
    public const int LongestSeason = 24;

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

    /// <summary>Fits the model asked for, or chooses among several.</summary>
    /// <param name="models">What was asked for, simplest first.</param>
    /// <param name="values">The data on the modelled scale, enough for one of the models at least; NaN where nothing was observed.</param>
    /// <param name="season">Periods a year.</param>
    public static EtsFit Of(EtsModel[] models, double[] values, int season)
    {
        if (models is [var named]) return EtsFit.Of(named, values, season, values.Length);
        var positive = !values.Any(value => value <= 0);
        var open = models.Where(model => Suits(model, values.Length, season) && (positive || !model.RelativeError)).ToArray();
        if (TinySample.Covers(open, values.Length)) return TinySample.Of(open, values);

        var fits = open.Select(model => EtsFit.Estimate(model, values, season, values.Length)).ToArray();
        return fits.FirstOrDefault(fit => fit.Sigma2 == 0) ?? fits.MinBy(fit => fit.Aicc ?? double.PositiveInfinity)!;
    }
}
