using System.Xml.Linq;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components;

namespace MissionGov.Web.Tests.Components;

public class StatusChipTests
{
    [Fact]
    public async Task Every_status_has_its_own_words_shape_and_fill()
    {
        var chips = new List<XElement>();
        foreach (var status in Enum.GetValues<TargetStatus>()) chips.Add(XElement.Parse(await Rendered.AsHtmlAsync<StatusChip>(("Status", status))));

        Assert.Equal(chips.Count, chips.Select(chip => chip.Value.Trim()).Distinct().Count());
        Assert.Equal(chips.Count, chips.Select(chip => chip.Attribute("class")!.Value).Distinct().Count());
        Assert.Equal(chips.Count, chips.Select(chip => chip.Descendants("path").Single().Attribute("d")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task Its_shape_is_not_read_aloud()
    {
        var chip = XElement.Parse(await Rendered.AsHtmlAsync<StatusChip>(("Status", TargetStatus.OffTrack)));

        Assert.Equal("Off track", chip.Value);
        Assert.Equal("true", chip.Element("svg")!.Attribute("aria-hidden")!.Value);
    }
}
