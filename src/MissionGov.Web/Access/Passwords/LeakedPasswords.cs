using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MissionGov.Web.Access.Passwords;

/// <summary>The commonest passwords, looked up without asking anybody outside. README.md tells where they come from.</summary>
internal static class LeakedPasswords
{
    private const string Resource = "Passwords/common-passwords.bin";

    private static readonly Lazy<byte[]> Starts = new(Load);

    public static int Count => Starts.Value.Length / sizeof(uint);

    public static bool Contains(string password)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant()), hash);
        return MemoryMarshal.Cast<byte, uint>(Starts.Value).BinarySearch(MemoryMarshal.Read<uint>(hash)) >= 0;
    }

    private static byte[] Load()
    {
        using var list = typeof(LeakedPasswords).Assembly.GetManifestResourceStream(Resource)!;
        var starts = new byte[list.Length];
        list.ReadExactly(starts);
        return starts;
    }
}
