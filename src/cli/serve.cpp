#include <csignal>
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/demo/demo.hpp"
#include "cli/site.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "http/server.hpp"
#include "jobs/consumer_loop.hpp"
#include "jobs/housekeeping.hpp"
#include "jobs/job_loop.hpp"
#include "notify/reach.hpp"
#include "notify/trust.hpp"

namespace zhuli::cli {

namespace {

std::optional<http::ServerConfig> config_of(const std::string& listen) {
    const auto colon = listen.rfind(':');
    if (colon == listen.npos) return std::nullopt;
    http::ServerConfig config;
    config.address = listen.substr(0, colon);
    config.port = static_cast<std::uint16_t>(std::strtoul(listen.c_str() + colon + 1, nullptr, 10));
    const int cores = http::available_cores();
    config.io_threads = cores;
    config.workers = 2 * cores;
    return config;
}

Ctx ctx_of(storage::Database& db, Id org) {
    const auto found =
        storage::read_now(db, org, [&](storage::Tx& tx) { return identity::find_org(tx, org); });
    INVARIANT(found.has_value(), "events of an organisation that is not there");
    return identity::system_ctx(*found, clock_now());
}

std::vector<jobs::NamedConsumer> consumers_of(Features features) {
    std::vector<jobs::NamedConsumer> all;
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            all.push_back({std::string(consumer.name), consumer.handle});
    return all;
}

std::vector<jobs::JobKind> jobs_of(Features features) {
    const auto own = jobs::housekeeping();
    std::vector<jobs::JobKind> all(own.begin(), own.end());
    for (const Feature* feature : features)
        all.insert(all.end(), feature->jobs.begin(), feature->jobs.end());
    return all;
}

/// Everything that works beside the requests, woken by commits.
class Background {
 public:
    Background(storage::Database& db, Features features)
        : kinds_(jobs_of(features)),
          texts_(all_messages(features)),
          consumers_(db, consumers_of(features), [&db](Id org) { return ctx_of(db, org); }),
          jobs_({db, kinds_, [&db](Id org) { return ctx_of(db, org); }, &clock_now, {}, &texts_}) {}

    void wake(Id org) {
        consumers_.wake(org);
        jobs_.wake(org);
    }
    void stop() {
        jobs_.stop();
        consumers_.stop();
    }

 private:
    std::vector<jobs::JobKind> kinds_;
    Catalog texts_;
    jobs::ConsumerLoop consumers_;
    jobs::JobLoop jobs_;
};

void wait_for_signal(const sigset_t& signals) {
    int signal = 0;
    sigwait(&signals, &signal);
}

}  // namespace

int serve(const ServeOptions& options, Features features) {
    auto config = config_of(options.listen);
    if (!config) {
        std::fprintf(stderr, "--listen takes ADDRESS:PORT, not %s\n", options.listen.c_str());
        return kBadInput;
    }
    for (const std::string& network : options.trusted_proxies) {
        if (config->proxies.trust(network)) continue;
        std::fprintf(stderr, "--trusted-proxy takes ADDRESS or ADDRESS/LENGTH, not %s\n",
                     network.c_str());
        return kBadInput;
    }
    notify::allow_private_addresses(options.allow_private);
    notify::trust_authorities(options.trusted_authorities);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    if (options.demo) {
        if (const int code = make_demo(options.target, features); code != kDone) return code;
    }
    auto db = storage::open_database(
        options.target.db,
        {.create = true, .read_connections = config->workers + config->io_threads});
    storage::migrate(*db, all_migrations(features));
    Background background(*db, features);
    db->on_commit([&](Id org, std::int64_t) { background.wake(org); });
    const auto orgs =
        storage::read_now(*db, {}, [](storage::Tx& tx) { return identity::all_orgs(tx); });
    for (const auto& org : orgs) background.wake(org.id);
    const http::Site site = make_site(*db, features, &clock_now);
    config->is_quick = [&](const http::Request& request) { return http::is_quick(site, request); };
    http::Server server(*config, [&](const http::Request& request, http::Respond respond) {
        http::handle(site, request, std::move(respond));
    });
    server.start();
    std::printf("Zhuli is at http://%s:%u\n", config->address.c_str(), server.port());
    std::fflush(stdout);
    wait_for_signal(signals);
    *site.stopping = true;
    server.stop();
    background.stop();
    db->drain();
    return kDone;
}

int openapi(Features features) {
    std::printf("%s\n", openapi_json(features).c_str());
    return kDone;
}

}  // namespace zhuli::cli
