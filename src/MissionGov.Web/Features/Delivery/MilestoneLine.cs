using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Features.Delivery;

/// <summary>The one line of time on which every milestone of a table is drawn.</summary>
public sealed class MilestoneLine
{
    public const int Width = 170;
    public const int Height = 20;

    // Room for half a mark.
    private const int Inset = 7;

    // A year's tick every so many years, so that their names do not touch.
    private const int MostTicks = 4;

    private readonly Scale _x;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    public MilestoneLine(DateOnly today, IReadOnlyList<MilestoneRow> rows)
    {
        var days = rows.SelectMany(row => new[] { row.BaselineDate, row.MetOn ?? row.ForecastDate }).Append(today).ToList();
        (_first, _last) = (days.Min(), days.Max());
        _x = new Scale(_first.DayNumber, Math.Max(_last.DayNumber, _first.DayNumber + 1), Inset, Width - Inset);
        Today = X(today);
    }

    public double Today { get; }

    /// <summary>Where each year begins, at most four of them.</summary>
    public IEnumerable<(double X, int Year)> Years
    {
        get
        {
            var years = Enumerable.Range(_first.Year + 1, Math.Max(0, _last.Year - _first.Year)).ToList();
            var step = Math.Max(1, (int)Math.Ceiling(years.Count / (double)MostTicks));
            return years.Where((_, i) => i % step == 0).Select(year => (X(new DateOnly(year, 1, 1)), year));
        }
    }

    public double X(DateOnly day) => _x[day.DayNumber];
}
