namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Something in the file that a person has to mend.</summary>
/// <param name="Row">The row number a spreadsheet shows; 0 for the file as a whole.</param>
public sealed record FileProblem(int Row, string Column, string Value, string Message);

/// <summary>The first problems in full, the rest as a number: a file of a million bad rows must not fill memory or a page.</summary>
public sealed class ProblemList
{
    private const int MaximumListed = 100;
    private const int MaximumShown = 80;

    private readonly List<FileProblem> _listed = [];

    /// <summary>Says where in its file a problem lies, as a person would look for it.</summary>
    internal Func<FileProblem, FileProblem> Placed { get; init; } = problem => problem;

    public int Count { get; private set; }

    /// <summary>Every problem is in a row of its own, so the other rows can stand without it.</summary>
    public bool CanBeLeftOut { get; private set; } = true;

    public IReadOnlyList<FileProblem> Listed => _listed;

    /// <param name="problem">What is wrong.</param>
    /// <param name="ofOneRow">Leaving out its row would leave the rest as its publisher meant it.</param>
    public void Add(FileProblem problem, bool ofOneRow = false)
    {
        Count++;
        CanBeLeftOut &= ofOneRow;
        if (_listed.Count < MaximumListed) _listed.Add(Placed(problem with { Value = Shorten(problem.Value) }));
    }

    /// <summary>Enough of a cell to recognise it by.</summary>
    public static string Shorten(string text) => text.Length <= MaximumShown ? text : $"{text[..MaximumShown]}…";
}
