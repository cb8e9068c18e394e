#include "jobs/consumer_loop.hpp"

#include <spdlog/spdlog.h>

#include <chrono>

#include "storage/follow.hpp"

namespace zhuli::jobs {

namespace {

constexpr auto kAskAgain = std::chrono::milliseconds(storage::kConsumerLeaseMs / 3);

}  // namespace

ConsumerLoop::ConsumerLoop(storage::Database& db, std::vector<NamedConsumer> consumers,
                           std::function<Ctx(Id)> make_ctx)
    : db_(db),
      consumers_(std::move(consumers)),
      make_ctx_(std::move(make_ctx)),
      thread_([this] { run(); }) {}

ConsumerLoop::~ConsumerLoop() { stop(); }

void ConsumerLoop::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void ConsumerLoop::wake(Id org) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.insert(org);
    }
    woken_.notify_one();
}

void ConsumerLoop::run() {
    for (;;) {
        std::set<Id> orgs;
        {
            std::unique_lock lock(mutex_);
            const auto has_work = [&] { return stopping_ || !waiting_.empty(); };
            if (held_elsewhere_.empty())
                woken_.wait(lock, has_work);
            else if (!woken_.wait_for(lock, kAskAgain, has_work))
                waiting_.swap(held_elsewhere_);
            if (stopping_) return;
            orgs.swap(waiting_);
        }
        for (const Id org : orgs) follow(org);
    }
}

void ConsumerLoop::follow(Id org) {
    for (const auto& consumer : consumers_) {
        try {
            const bool held = storage::follow(
                db_, [&] { return make_ctx_(org); }, consumer.name, consumer.handler,
                [this] { return stopping(); });
            if (!held) held_elsewhere_.insert(org);
        } catch (const std::exception& error) {
            spdlog::error("consumer {} failed: {}", consumer.name, error.what());
            held_elsewhere_.insert(org);  // tried again then, or when something happens
        }
    }
}

bool ConsumerLoop::stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

}  // namespace zhuli::jobs
