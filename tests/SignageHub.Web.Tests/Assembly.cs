using SignageHub.Web.Tests;

// One browser for all, and two cores: side by side the tests would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Chromium))]
