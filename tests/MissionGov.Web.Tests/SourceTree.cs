namespace MissionGov.Tests;

/// <summary>The files people write, found upwards from where the tests run.</summary>
internal static class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", ".git", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } = [.. In(new DirectoryInfo(Root))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MissionGov.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests must run from inside the source tree.");
    }

    private static IEnumerable<string> In(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => !Made.Contains(file.Name)).Select(file => file.FullName).Concat(folder.EnumerateDirectories().Where(inner => !Made.Contains(inner.Name)).SelectMany(In));
}
