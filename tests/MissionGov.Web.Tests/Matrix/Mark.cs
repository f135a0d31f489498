using System.Collections;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>How a request was answered.</summary>
public enum Mark
{
    /// <summary>It was done, or something was shown.</summary>
    Yes,

    /// <summary>Refused.</summary>
    No,

    /// <summary>As if there were no such thing.</summary>
    Absent,
}

/// <summary>Looks for a word in all that a view holds.</summary>
internal static class Canary
{
    private const int Deepest = 12;

    public static bool IsIn(object? view, string word, int depth = 0) => view switch
    {
        null => false,
        string text => text.Contains(word, StringComparison.Ordinal),
        _ when depth > Deepest => false,
        IEnumerable many => many.Cast<object?>().Any(one => IsIn(one, word, depth + 1)),
        _ when view.GetType().Namespace?.StartsWith("MissionGov", StringComparison.Ordinal) == true || view.GetType().Name.StartsWith("ValueTuple", StringComparison.Ordinal) || view.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal) => PartsOf(view).Any(part => IsIn(part, word, depth + 1)),
        _ => false,
    };

    private static IEnumerable<object?> PartsOf(object view) =>
        view.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(view)).Concat(view.GetType().GetFields().Where(field => !field.IsStatic).Select(field => field.GetValue(view)));
}
