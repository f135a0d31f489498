using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Reads when a row is about, from one column or from two.</summary>
internal sealed class RowPeriods
{
    private const char Between = '\u001F';
    private const int YearFigures = 4;

    private readonly Layout _layout;
    private readonly PeriodHint _hint;
    private readonly bool _isTold;
    private readonly bool _monthFirst;
    private readonly int _part;
    private readonly string _partHeading;

    // A file holds few different periods, however many rows.
    private readonly Dictionary<string, ReadPeriod> _known = [];
    private readonly Dictionary<string, ReadPeriod>.AlternateLookup<ReadOnlySpan<char>> _byCell;

    // Most rows have that of the row before.
    private string? _lastCell;
    private ReadPeriod _last;

    public RowPeriods(Headings headings, Role[] roles, Layout layout, ReadOptions options)
    {
        (_layout, _monthFirst) = (layout, options.MonthFirst);
        _byCell = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        Column = Array.IndexOf(roles, Role.Period);
        _part = Array.IndexOf(roles, Role.PeriodPart);
        AreInRows = !layout.Figures.Any(figure => figure.Period is not null);
        _partHeading = _part < 0 ? "" : headings.PlainAt(_part);
        var told = PeriodForms.HintOf(Column < 0 ? "" : headings.PlainAt(Column), layout.PeriodsAreYears);
        // A heading such as "Academic year" or "Week ending" knows better than the look of what stands below it.
        _isTold = _part >= 0 || options.Monthly || told is not (PeriodHint.None or PeriodHint.Years);
        if (!_isTold && layout.Hint is { } shown) told = shown;
        _hint = options.Monthly ? PeriodHint.Months : told;
    }

    /// <summary>-1 where the layout says when, or the headings do.</summary>
    public int Column { get; }

    /// <summary>False where the headings of the figures are the periods.</summary>
    public bool AreInRows { get; }

    /// <summary>What the periods of the rows so far show together; where the heading knows better, nothing new.</summary>
    public PeriodHint? Shown => _isTold ? _layout.Hint : PeriodSample.HintOf(_known.Keys);

    /// <summary>How a period was read that alone may also be another.</summary>
    public string? Doubt =>
        _hint == PeriodHint.None && _part < 0 && PeriodSample.InDoubt(_known.Keys) is { } text && PeriodForms.Read(text, _hint).Period is { } period
            ? $"{text} was read as {period.Label}. If it is a year, write {text[..YearFigures]}/{text[^2..]}"
            : null;

    public ReadPeriod Of(RowReader row)
    {
        if (_part < 0)
        {
            var cell = Column < 0 ? _layout.Always[Role.Period] : row[Column];
            if (_lastCell is not null && cell.SequenceEqual(_lastCell)) return _last;
            if (!_byCell.TryGetValue(cell, out _lastCell, out _last))
            {
                _lastCell = cell.ToString();
                _known[_lastCell] = _last = Read(_lastCell);
            }

            return _last;
        }

        var joined = $"{row[Column]}{Between}{row[_part]}";
        return _known.TryGetValue(joined, out var period) ? period : _known[joined] = TimeIdentifiers.Read(row[Column].ToString(), row[_part].ToString(), _partHeading);
    }

    /// <summary>Dates such as 03/04/2026, of which a person may know better whether the month comes first.</summary>
    public bool HasDatesInFigures { get; private set; }

    private ReadPeriod Read(string cell)
    {
        var read = PeriodForms.Read(_monthFirst ? MonthFirst.Turn(cell) : cell, _hint);
        if (read.Note is null) return read;
        HasDatesInFigures = true;
        return _monthFirst ? read with { Note = MonthFirst.Note } : read;
    }

    /// <summary>As the row writes it.</summary>
    public string Cell(RowReader row) => Column < 0 ? "" : row[Column].ToString();

    /// <summary>A row that adds up the rows above it has no period of its own.</summary>
    public bool IsTotal(RowReader row) => Column >= 0 && row[Column].Trim().Equals("total", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word a person uses for it: "for the same place and month".</summary>
    public static string Kind(Period period) => period.Kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.CalendarYear or PeriodKind.FinancialYear or PeriodKind.AcademicYear => "year",
        PeriodKind.Snapshot => "day",
        _ => "period",
    };
}
