namespace MissionGov.Web.Features.WhatIf;

/// <summary>From where to where a slider goes, and in which steps.</summary>
public sealed record SliderRange(double Least, double Most, double Step)
{
    public static readonly SliderRange Percent = new(0, 100, 1);

    // About as many as a thumb can tell apart.
    private const double FewestSteps = 50;

    /// <summary>From nothing to about twice an amount, on its side of 0, in steps of 1, 2 or 5 and their tens.</summary>
    public static SliderRange UpToTwice(double amount)
    {
        var size = amount == 0 || !double.IsFinite(amount) ? 1 : 2 * Math.Abs(amount);
        var rough = size / FewestSteps;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = ten * ((rough / ten) switch { < 2 => 1, < 5 => 2, _ => 5 });
        var most = Math.Ceiling(size / step) * step;
        return amount < 0 ? new(-most, 0, step) : new(0, most, step);
    }
}
