using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Serving;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://evil.example/")]
    [InlineData("HTTPS://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("////evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\n/evil.example")]
    [InlineData("/\0/evil.example")]
    [InlineData(" //evil.example")]
    [InlineData(" https://evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("~/x")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData("/missions\\..\\..//evil.example")]
    [InlineData("/ok\r\nLocation: https://evil.example")]
    [InlineData("?from=//evil.example")]
    [InlineData("#//evil.example")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_an_address_of_this_site_is_gone_to(string? address) => Assert.Equal("/", LocalAddress.Of(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/me")]
    [InlineData("/missions/nhs/milestones?late=yes&as-at=2026-02-01")]
    [InlineData("/missions/nhs#targets")]
    public void An_address_of_this_site_is_gone_to(string address) => Assert.Equal(address, LocalAddress.Of(address));
}
