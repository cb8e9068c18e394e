#include "jobs/consumer_loop.hpp"

#include <spdlog/spdlog.h>

namespace zhuli::jobs {

ConsumerLoop::ConsumerLoop(storage::Database& db, std::vector<NamedConsumer> consumers,
                           std::function<Ctx(Id)> make_ctx)
    : db_(db),
      consumers_(std::move(consumers)),
      make_ctx_(std::move(make_ctx)),
      thread_([this] { run(); }) {}

ConsumerLoop::~ConsumerLoop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
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
            woken_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
            if (stopping_) return;
            orgs.swap(waiting_);
        }
        for (const Id org : orgs) follow(org);
    }
}

void ConsumerLoop::follow(Id org) {
    for (const auto& consumer : consumers_) {
        try {
            while (storage::run_consumer(db_, make_ctx_(org), consumer.name, consumer.handler) ==
                   storage::kConsumerBatch) {
            }
        } catch (const std::exception& error) {
            spdlog::error("consumer {} failed: {}", consumer.name, error.what());
        }
    }
}

}  // namespace zhuli::jobs
