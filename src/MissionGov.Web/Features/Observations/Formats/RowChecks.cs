using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Turns rows of cells into observations, one role at a time, and keeps what is wrong with them.</summary>
internal sealed class RowChecks
{
    private const int UsualFrom = 1950;
    private const int UsualTo = 2100;

    private readonly Headings _headings;
    private readonly Layout _layout;
    private readonly ReadOptions _options;
    private readonly bool _decimalCommas;
    private readonly ProblemList _problems;
    private readonly PeriodHint _hint;
    private readonly RowSeries _series;
    private readonly int _periodColumn;
    private readonly int _valueColumn;
    private readonly int _qualityColumn;

    // A file holds few different periods and statuses, however many rows.
    private readonly Dictionary<string, ReadPeriod> _periods = [];
    private readonly Dictionary<string, Quality?> _qualities = [];
    private readonly Dictionary<Cell, int> _seen = [];
    private readonly List<Draft> _drafts = [];
    private readonly SortedDictionary<string, int> _unknownMarks = new(StringComparer.Ordinal);
    private int _unusualYears;
    private int _duplicates;
    private int _bad;
    private int _lastBad;
    private bool _dayFirst;

    public RowChecks(Headings headings, Role[] roles, Layout layout, ReadOptions options, bool decimalCommas, ProblemList problems)
    {
        (_headings, _layout, _options, _decimalCommas, _problems) = (headings, layout, options, decimalCommas, problems);
        _series = new(headings, roles, layout);
        _periodColumn = Array.IndexOf(roles, Role.Period);
        _valueColumn = Array.IndexOf(roles, Role.Value);
        _qualityColumn = Array.IndexOf(roles, Role.Quality);
        _hint = options.Monthly ? PeriodHint.Months : _periodColumn < 0 ? PeriodHint.None : PeriodForms.HintOf(headings.PlainAt(_periodColumn), layout.PeriodsAreYears);
    }

    /// <summary>Data rows met so far, good and bad.</summary>
    public int Count { get; private set; }

    public void Check(RowReader row)
    {
        Count++;
        if (row.Count != _headings.Count)
        {
            Refuse(row.Row, -1, "", $"Row {row.Row} has {row.Count} values but there are {_headings.Count} columns");
            return;
        }

        var period = PeriodOf(row);
        var quality = QualityOf(row) | period.Quality;
        var value = ValueOf(row, ref quality);
        var nameless = _series.Nameless(row);
        if (nameless is not null) Refuse(row.Row, -1, "", $"Row {row.Row}: {nameless}");
        if (period.Period is not { } when || value.Problem is not null || nameless is not null || Unfinished(row, when, quality)) return;
        if (when.Start.Year < UsualFrom || when.End.Year > UsualTo) _unusualYears++;
        _dayFirst |= period.DayFirst;

        Draft draft = new(row.Row, _series.Of(row), when, value.Value, quality);
        var cell = new Cell(draft.Series, when);
        if (_seen.TryAdd(cell, _drafts.Count)) _drafts.Add(draft);
        else Repeated(_drafts[_seen[cell]], draft);
    }

    public ObservationFile Finish(List<string> notes)
    {
        if (_dayFirst) notes.Add("Dates in figures are read with the day first: 03/04/2026 is 3 April 2026");
        var (names, problem) = _series.Settle(_options.Indicator);
        if (problem is not null) _problems.Add(new(0, "", "", problem));
        IReadOnlyList<FileRow> rows = [.. _drafts.Select(draft => new FileRow(draft.Row, names[draft.Series], draft.Period, draft.Value, draft.Quality))];
        if (_layout.Derive is { } derive) rows = derive(rows);
        FileCounts counts = new(Count, rows.Count(row => row.Value is null), rows.Count(row => row.Value is null && row.Quality.HasFlag(Quality.Confidential)), _duplicates, _bad);
        return new(_layout.Name, _layout.WholeSeries, notes, rows, counts, Warnings(), _problems);
    }

    private ReadPeriod PeriodOf(RowReader row)
    {
        var text = _periodColumn < 0 ? _layout.Always[Role.Period] : "";
        var cell = _periodColumn < 0 ? text.AsSpan() : row[_periodColumn];
        if (!_periods.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell, out var period))
            _periods[text = cell.ToString()] = period = PeriodForms.Read(text, _hint);
        if (period.Problem is not null) Refuse(row.Row, _periodColumn, cell.ToString(), $"Row {row.Row}: {period.Problem}");
        return period;
    }

    private Quality QualityOf(RowReader row)
    {
        if (_qualityColumn < 0) return Quality.None;
        var cell = row[_qualityColumn];
        if (!_qualities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell, out var quality))
        {
            var text = cell.ToString();
            _qualities[text] = quality = QualityWords.Read(text);
        }

        if (quality is null) _unknownMarks[cell.ToString()] = _unknownMarks.GetValueOrDefault(cell.ToString()) + 1;
        return quality ?? Quality.None;
    }

    private ReadValue ValueOf(RowReader row, ref Quality quality)
    {
        var cell = row[_valueColumn];
        // A bare letter means a missing value only where the status beside it says so too.
        var value = quality.ExplainsAbsence() && QualityWords.Read(cell.Trim().ToString()) is { } said && said.ExplainsAbsence()
            ? new ReadValue(null, said, null)
            : ValueForms.Read(cell, _options.IsPercentage, _decimalCommas);
        if (value.Problem is not null)
        {
            Refuse(row.Row, _valueColumn, cell.ToString(), $"Row {row.Row}: {value.Problem}");
            return value;
        }

        // "Not available" is what an empty cell says for itself; a reason given beside it says more.
        quality |= quality.ExplainsAbsence() ? value.Quality & ~Quality.NotAvailable : value.Quality;
        if (value.Value is null && !quality.ExplainsAbsence()) quality |= Quality.NotAvailable;
        return value;
    }

    private bool Unfinished(RowReader row, Period period, Quality quality)
    {
        var ended = period.End < _options.Today || (period.Kind == PeriodKind.Snapshot && period.End == _options.Today);
        if (ended || quality.HasFlag(Quality.Forecast)) return false;
        var today = _options.Today.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
        Refuse(row.Row, _periodColumn, _periodColumn < 0 ? "" : row[_periodColumn].ToString(), $"Row {row.Row}: {period.Label} has not ended yet (today is {today}). If it is a forecast, mark it [f]");
        return true;
    }

    private void Repeated(Draft first, Draft second)
    {
        _duplicates++;
        if (first.Value == second.Value && first.Quality == second.Quality) return;
        var value = second.Value?.ToString(CultureInfo.InvariantCulture) ?? "";
        _problems.Add(new(second.Row, _headings[_valueColumn], value, $"Rows {first.Row} and {second.Row} are for the same place and {Kind(second.Period)}"));
    }

    // The word a person uses for it: "for the same place and month".
    private static string Kind(Period period) => period.Kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.CalendarYear or PeriodKind.FinancialYear or PeriodKind.AcademicYear => "year",
        PeriodKind.Snapshot => "day",
        _ => "period",
    };

    private List<string> Warnings()
    {
        List<string> warnings = [];
        if (_unusualYears > 0) warnings.Add($"{Rows(_unusualYears)} about years before {UsualFrom} or after {UsualTo}");
        foreach (var (mark, count) in _unknownMarks) warnings.Add($"{Rows(count)} marked ‘{ProblemList.Shorten(mark)}’, which we do not know and do not keep");
        return warnings;
    }

    private static string Rows(int count) => count == 1 ? "1 row is" : string.Create(CultureInfo.GetCultureInfo("en-GB"), $"{count:N0} rows are");

    private void Refuse(int row, int column, string value, string message)
    {
        if (row != _lastBad) _bad++;
        _lastBad = row;
        _problems.Add(new(row, column < 0 ? "" : _headings[column], value, message), ofOneRow: true);
    }

    /// <summary>What a figure is for. Neighbours get sums beside each other: those of a tuple lie all over memory, and to find a million of them took a quarter of the reading.</summary>
    private readonly record struct Cell(int Series, Period Period)
    {
        private const int Days = 1_000_003;
        private const int StartDays = 8_191;

        public override int GetHashCode() => unchecked((Period.End.DayNumber * Days) + (Period.Start.DayNumber * StartDays) + Series);
    }

    private readonly record struct Draft(int Row, int Series, Period Period, double? Value, Quality Quality);
}
