namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Something in the file that a person has to mend.</summary>
/// <param name="Row">The row number a spreadsheet shows; 0 for the file as a whole.</param>
/// <param name="Suggestion">What the cell was probably meant to say; null where nothing is likely enough.</param>
public sealed record FileProblem(int Row, string Column, string Value, string Message, string? Suggestion = null);

/// <summary>The first problems in full, the rest as a number: a file of a million bad rows must not fill memory or a page.</summary>
public sealed class ProblemList
{
    private const int MaximumListed = 100;
    private const int MaximumKept = 10_000;
    private const int MaximumShown = 80;

    private readonly List<FileProblem> _kept = [];

    /// <summary>Says where in its file a problem lies, as a person would look for it.</summary>
    internal Func<FileProblem, FileProblem> Placed { get; init; } = problem => problem;

    public int Count { get; private set; }

    /// <summary>Every problem is in a row of its own, so the other rows can stand without it.</summary>
    public bool CanBeLeftOut { get; private set; } = true;

    public IReadOnlyList<FileProblem> Listed => _kept.Count <= MaximumListed ? _kept : _kept[..MaximumListed];

    /// <summary>As many as a file of problems may hold.</summary>
    public IReadOnlyList<FileProblem> Kept => _kept;

    /// <param name="problem">What is wrong.</param>
    /// <param name="ofOneRow">Leaving out its row would leave the rest as its publisher meant it.</param>
    public void Add(FileProblem problem, bool ofOneRow = false)
    {
        Count++;
        CanBeLeftOut &= ofOneRow;
        if (_kept.Count < MaximumKept) _kept.Add(Placed(problem with { Value = Shorten(problem.Value) }));
    }

    /// <summary>Enough of a cell to recognise it by.</summary>
    public static string Shorten(string text) => text.Length <= MaximumShown ? text : $"{text[..MaximumShown]}…";
}
