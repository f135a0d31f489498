namespace MissionGov.Domain.Interventions;

/// <summary>How much a plan changes, as somebody judges it: 1, a small step, to 5, it changes how the thing is done.</summary>
public static class BoldnessScale
{
    public const int Least = 1;
    public const int Most = 5;

    /// <summary>From here on a plan counts as bold.</summary>
    public const int Bold = 4;

    /// <summary>"A small step".</summary>
    public static string InWords(int boldness) => boldness switch
    {
        1 => "A small step",
        2 => "More of what is done",
        3 => "Something new beside it",
        4 => "A big change to part of it",
        _ => "Changes how it is done",
    };

    /// <summary>"4 of 5: a big change to part of it".</summary>
    public static string OfMost(int boldness) => $"{boldness} of {Most}: {InWords(boldness).ToLowerInvariant()}";
}
