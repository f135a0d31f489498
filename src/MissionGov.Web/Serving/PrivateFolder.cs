namespace MissionGov.Web.Serving;

/// <summary>A folder that only the program's own account may enter.</summary>
internal static class PrivateFolder
{
    public static DirectoryInfo Made(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
