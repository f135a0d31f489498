using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What a person should know of how a file was read, although nothing is wrong.</summary>
internal sealed class ReadingNotes
{
    private const int UsualFrom = 1950;
    private const int UsualTo = 2100;
    public const int Whole = 100;

    private static readonly DateOnly FirstUsual = new(UsualFrom, 1, 1);
    private static readonly DateOnly LastUsual = new(UsualTo, 12, 31);

    private readonly SortedDictionary<string, int> _unknownMarks = new(StringComparer.Ordinal);
    private readonly List<string> _howRead = [];
    private int _unusualYears;

    public IEnumerable<string> HowRead => _howRead;

    /// <summary>Rows of totals, which are left out.</summary>
    public int Totals { get; set; }

    public void See(Period period)
    {
        if (period.Start < FirstUsual || period.End > LastUsual) _unusualYears++;
    }

    public void Read(string note)
    {
        if (!_howRead.Contains(note)) _howRead.Add(note);
    }

    public void Unknown(string mark) => _unknownMarks[mark] = _unknownMarks.GetValueOrDefault(mark) + 1;

    /// <summary>Whether it is a percentage of more than a hundred.</summary>
    /// <param name="percent">Of the chosen indicator; where none is, its own unit tells.</param>
    public static bool IsAbove(double? value, FileSeries series, bool? percent) => value > Whole && (percent ?? series.Indicator.Unit.StartsWith('%'));

    /// <param name="above">How many percentages are more than a hundred.</param>
    public List<string> Warnings(int above)
    {
        List<string> warnings = [];
        if (_unusualYears > 0) warnings.Add($"{Rows(_unusualYears)} about years before {UsualFrom} or after {UsualTo}");
        if (Totals > 0) warnings.Add($"{Rows(Totals)} left out: a total has no date of its own");
        if (above > 0) warnings.Add($"{Rows(above)} above {Whole}%. Check that this can be");
        foreach (var (mark, count) in _unknownMarks) warnings.Add($"{Rows(count)} marked ‘{ProblemList.Shorten(mark)}’, which we do not know and do not keep");
        return warnings;
    }

    private static string Rows(int count) => count == 1 ? "1 row is" : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{count:N0} rows are");
}
