namespace MissionGov.Web.Serving;

/// <summary>What keeps the program from starting, on standard error, all of it at once.</summary>
internal static class StartProblems
{
    // EX_CONFIG of sysexits.h: a supervisor should not try again.
    private const int ConfigurationError = 78;

    public static int Print(IReadOnlyList<string> problems)
    {
        Console.Error.WriteLine("MissionGov cannot start:");
        foreach (var problem in problems) Console.Error.WriteLine($"  - {problem}");
        return ConfigurationError;
    }
}
