using System.Globalization;
using System.Runtime.InteropServices;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Turns rows of cells into observations, one role at a time, and keeps what is wrong with them.</summary>
internal sealed class RowChecks
{
    private readonly Headings _headings;
    private readonly Layout _layout;
    private readonly ReadOptions _options;
    private readonly bool _decimalCommas;
    private readonly ProblemList _problems;
    private readonly RowSeries _series;
    private readonly RowPeriods _periods;
    private readonly FigureColumn[] _figures;
    private readonly int _qualityColumn;
    private readonly int _multiplierColumn;

    // A file holds few different statuses, however many rows.
    private readonly Dictionary<string, Quality?>.AlternateLookup<ReadOnlySpan<char>> _qualities = new Dictionary<string, Quality?>().GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly ReadFigures _read = new();
    private readonly SeenFigures _seen;
    private readonly List<ReadFigure> _ofRow = [];
    private readonly ReadingNotes _notes = new();
    private readonly FigureTally _tally = new();
    private int _met;
    private int _duplicates;
    private int _bad;
    private int _lastBad;

    public RowChecks(Headings headings, Role[] roles, Layout layout, ReadOptions options, bool decimalCommas, ProblemList problems)
    {
        (_headings, _layout, _options, _decimalCommas, _problems) = (headings, layout, options, decimalCommas, problems);
        _figures = layout.Figures.Count > 0 ? [.. layout.Figures] : [new(Array.IndexOf(roles, Role.Value))];
        _series = new(headings, roles, layout, _figures);
        _periods = new(headings, roles, layout, options);
        _qualityColumn = Array.IndexOf(roles, Role.Quality);
        _multiplierColumn = Array.IndexOf(roles, Role.Multiplier);
        _seen = new(_read);
    }

    /// <summary>Data rows met so far, good and bad.</summary>
    public int Count { get; private set; }

    /// <inheritdoc cref="RowPeriods.Shown"/>
    public PeriodHint? PeriodsShow => _periods.Shown;

    /// <summary>A row that cannot be read at all.</summary>
    public void Refuse(FileProblem problem)
    {
        Count++;
        Refuse(problem.Row, _headings.Written(problem.Column), problem.Value, problem.Message);
    }

    public void Check(RowReader row)
    {
        if (IsBlank(row)) return;
        Count++;
        if (row.Count != _headings.Count)
        {
            RefuseLength(row);
            return;
        }

        if (_periods.IsTotal(row))
        {
            _notes.Totals++;
            return;
        }

        _ofRow.Clear();
        if (!Read(row)) return;
        if ((_met += _ofRow.Count) > _options.Bounds.Figures) throw new BadFileException(_options.Bounds.TooMany, row.Row);
        foreach (ref readonly var figure in CollectionsMarshal.AsSpan(_ofRow))
        {
            _notes.See(figure.Period);
            if (_seen.Add(figure) is { } first) Repeated(_read[first], figure);
            else _tally.See(figure.Value, figure.Quality);
        }
    }

    public ObservationFile Finish(List<string> notes)
    {
        notes.AddRange(_notes.HowRead);
        if (_periods.Doubt is { } doubt) notes.Add(doubt);
        var (names, problem) = _series.Settle(_options.Indicator);
        if (problem is not null) _problems.Add(new(0, "", "", problem));
        IReadOnlyList<FileRow> rows = new FiguresRead(_read, names);
        var tally = _tally;
        if (_layout.Derive is { } derive)
        {
            rows = derive(rows);
            tally = new();
            foreach (var row in rows) tally.See(row.Value, row.Quality);
        }

        var above = tally.MayExceedWhole ? rows.Count(row => ReadingNotes.IsAbove(row.Value, row.Series, _options.IsPercentage)) : 0;
        FileCounts counts = new(Count, tally.Missing, tally.Suppressed, _duplicates, _bad);
        return new(_layout.Name, _layout.WholeSeries, notes, rows, counts, _notes.Warnings(above), _problems) { HasDatesInFigures = _periods.HasDatesInFigures };
    }

    public static string NotEnded(int row, Period period, DateOnly today) =>
        $"Row {row}: {period.Label} has not ended yet (today is {today.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}). If it is a forecast, mark it [f]";

    private static bool IsBlank(RowReader row)
    {
        for (var column = 0; column < row.Count; column++)
            if (!row[column].IsWhiteSpace()) return false;
        return true;
    }

    // All figures of the row, or none: a row with a fault is left out whole.
    private bool Read(RowReader row)
    {
        var sound = true;
        ReadPeriod of = default;
        if (_periods.AreInRows)
        {
            of = _periods.Of(row);
            if (of.Problem is not null) sound = RefusePeriod(row, of.Problem);
        }

        if (!_series.Knows(row) && _series.Nameless(row) is { } nameless) sound = RefuseNameless(row, nameless);
        var status = QualityOf(row);
        var times = TimesOf(row, ref sound);
        for (var i = 0; i < _figures.Length; i++)
        {
            var figure = _figures[i];
            var quality = status | (figure.Period is null ? of.Quality : figure.Quality);
            sound &= ReadValue(row, figure.Column, ref quality, out var value);
            if ((figure.Period ?? of.Period) is not { } period) continue;
            if (sound && Unfinished(row, figure, period, quality)) return false;
            // For now with the position among the columns of figures.
            if (sound) _ofRow.Add(new(row.Row, i, period, value is { } number && times != 1 ? Multipliers.Apply(number, times) : value, quality));
        }

        if (!sound) return false;
        var series = _series.Of(row);
        foreach (ref var figure in CollectionsMarshal.AsSpan(_ofRow)) figure = figure with { Series = series[figure.Series] };
        if (of.Note is not null) _notes.Read(of.Note);
        if (times != 1) _notes.Read(Multipliers.Note);
        return true;
    }

    private Quality QualityOf(RowReader row)
    {
        if (_qualityColumn < 0) return Quality.None;
        var cell = row[_qualityColumn];
        if (cell.IsEmpty) return Quality.None;
        if (!_qualities.TryGetValue(cell, out var quality)) _qualities[cell] = quality = QualityWords.Read(cell.ToString());
        if (quality is null) _notes.Unknown(cell.ToString());
        return quality ?? Quality.None;
    }

    private double TimesOf(RowReader row, ref bool sound)
    {
        if (_multiplierColumn < 0) return 1;
        var cell = row[_multiplierColumn].Trim().ToString();
        if (Multipliers.Read(cell) is { } times) return times;
        sound = RefuseMultiplier(row, cell);
        return 1;
    }

    // False where the cell is refused.
    private bool ReadValue(RowReader row, int column, ref Quality quality, out double? value)
    {
        var cell = row[column];
        if (!_decimalCommas && ValueForms.IsSimple(cell, out var simple))
        {
            value = simple;
            return true;
        }

        var read = MarkOf(cell.Trim(), quality) is { } mark ? new ReadValue(null, mark, null) : ValueForms.Read(cell, _options.IsPercentage, _decimalCommas);
        value = read.Value;
        if (read.Problem is not null) return RefuseValue(row, column, read);

        // "Not available" is what an empty cell says for itself; a reason given beside it says more.
        quality |= quality.ExplainsAbsence() ? read.Quality & ~Quality.NotAvailable : read.Quality;
        if (value is null && !quality.ExplainsAbsence()) quality |= Quality.NotAvailable;
        return true;
    }

    // A bare letter means a missing value only where the layout or the status beside it says so too.
    private Quality? MarkOf(ReadOnlySpan<char> cell, Quality status)
    {
        if (cell.IsEmpty || char.IsAsciiDigit(cell[^1]) || !(_layout.LettersAreMarks || status.ExplainsAbsence())) return null;
        return QualityWords.Read(cell.ToString()) is { } said && (said.ExplainsAbsence() || (_layout.LettersAreMarks && said != Quality.None)) ? said : null;
    }

    private bool Unfinished(RowReader row, FigureColumn figure, Period period, Quality quality)
    {
        var ended = period.End < _options.Today || (period.Kind == PeriodKind.Snapshot && period.End == _options.Today);
        if (ended || quality.HasFlag(Quality.Forecast)) return false;
        var column = figure.Period is null ? _periods.Column : figure.Column;
        Refuse(row.Row, column, column < 0 ? "" : row[column].ToString(), NotEnded(row.Row, period, _options.Today));
        return true;
    }

    private void Repeated(in ReadFigure first, in ReadFigure second)
    {
        _duplicates++;
        if (first.Value == second.Value && first.Quality == second.Quality) return;
        var value = second.Value?.ToString(CultureInfo.InvariantCulture) ?? "";
        var column = _figures.Length == 1 ? _headings[_figures[0].Column] : "";
        _problems.Add(new(second.Row, column, value, $"Rows {first.Row} and {second.Row} are for the same place and {RowPeriods.Kind(second.Period)}"));
    }

    // What is rare stands by itself: its texts would be made room for in each row.
    private void RefuseLength(RowReader row) => Refuse(row.Row, -1, "", $"Row {row.Row} has {row.Count} values but there are {_headings.Count} columns");

    private bool RefusePeriod(RowReader row, string problem) => Refuse(row.Row, _periods.Column, _periods.Cell(row), $"Row {row.Row}: {problem}");

    private bool RefuseNameless(RowReader row, string problem) => Refuse(row.Row, -1, "", $"Row {row.Row}: {problem}");

    private bool RefuseValue(RowReader row, int column, ReadValue value) => Refuse(row.Row, column, row[column].ToString(), $"Row {row.Row}: {value.Problem}", value.Suggestion);

    private bool RefuseMultiplier(RowReader row, string cell) =>
        Refuse(row.Row, _multiplierColumn, cell, $"Row {row.Row}: ‘{ProblemList.Shorten(cell)}’ is not a unit multiplier we know. Use Units, Thousands, Millions or Billions");

    // Always false: the row is not sound.
    private bool Refuse(int row, int column, string value, string message, string? suggestion = null)
    {
        if (row != _lastBad) _bad++;
        _lastBad = row;
        _problems.Add(new(row, column < 0 ? "" : _headings[column], value, message, suggestion), ofOneRow: true);
        return false;
    }
}
