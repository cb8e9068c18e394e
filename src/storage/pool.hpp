// A bounded pool of connections, made when first needed; who finds none waits. Takes back only
// what is fit for the next user: a lease that is not kept closes its connection.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace zhuli::storage {

template <class Connection>
class Pool {
 public:
    using Make = std::function<std::unique_ptr<Connection>()>;

    class Lease {
     public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        ~Lease() { pool_.give_back(keep_ ? std::move(connection_) : nullptr); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Connection& operator*() { return *connection_; }
        Connection* operator->() { return connection_.get(); }
        void keep() { keep_ = true; }
        void renew() {
            connection_.reset();
            connection_ = pool_.make_();
        }

     private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
        bool keep_ = false;
    };

    Pool(int limit, Make make) : limit_(limit), make_(std::move(make)) {}

    Lease take() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return !idle_.empty() || made_ < limit_; });
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(connection)};
        }
        ++made_;
        lock.unlock();
        try {
            return {*this, make_()};
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

 private:
    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock(mutex_);
            if (connection)
                idle_.push_back(std::move(connection));
            else
                --made_;
        }
        freed_.notify_one();
    }

    const int limit_;
    const Make make_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int made_ = 0;
};

}  // namespace zhuli::storage
