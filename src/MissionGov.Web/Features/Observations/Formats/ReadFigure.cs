using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A figure whose series is still a number: what it is called shows only when all are read. Half a cache line, for files hold millions.</summary>
internal readonly struct ReadFigure(int row, int series, Period period, double? value, Quality quality)
{
    public const int None = -1;

    // No figure is read as NaN.
    private readonly double _value = value ?? double.NaN;
    private readonly short _quality = (short)quality;

    public int Row { get; } = row;

    public int Series { get; init; } = series;

    public Period Period { get; } = period;

    public double? Value => double.IsNaN(_value) ? null : _value;

    public Quality Quality => (Quality)_quality;

    /// <summary>The position of the figure of the same series met before it; none before the first.</summary>
    public int Before { get; init; } = None;
}
