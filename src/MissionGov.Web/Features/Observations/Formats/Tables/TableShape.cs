namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Where a table begins and what its columns are.</summary>
/// <param name="FirstRow">The row of its headings, or of the upper of two.</param>
/// <param name="LastRow">The last row of its headings.</param>
/// <param name="Headings">One for each column, of both rows where there are two; empty for a column that only parts others.</param>
/// <param name="Periods">The columns that stand for a period each; empty where a column of the table holds the periods.</param>
internal sealed record TableShape(int FirstRow, int LastRow, IReadOnlyList<string> Headings, IReadOnlyList<PeriodColumn> Periods)
{
    public bool IsWide => Periods.Count > 0;

    /// <summary>Changes from one period to another: we work them out from the figures.</summary>
    public bool HoldsChanges => IsWide && TableWords.IsChange(Corner);

    /// <summary>The heading over the names of the rows, which tends to say what is measured.</summary>
    public string Corner => Headings.Take(Periods[0].Column).FirstOrDefault(heading => heading.Length > 0) ?? "";

    /// <summary>The columns left of the periods that hold names.</summary>
    public IEnumerable<int> Labels => Enumerable.Range(0, Periods[0].Column).Where(column => Headings[column].Length > 0 || column == 0);
}

/// <param name="Period">In the one way of writing.</param>
/// <param name="Measure">The lower or upper heading beside the period: Number, Rate; empty where there is none.</param>
internal readonly record struct PeriodColumn(int Column, string Period, string Measure);
